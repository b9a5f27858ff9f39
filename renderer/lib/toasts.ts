import { createToasts } from "../ui/toast-queue.ts";

/** What just happened, shown by `<Toasts>` in the app's frame. */
export const toasts = createToasts();
