import { fail, ok } from "#core/kernel/result.ts";
import type { SliceHandlers } from "../../calls/handlers.ts";
import { redraw } from "./redraw.ts";

export const peopleHandlers = (): SliceHandlers<"people"> => ({
  "people.drawPhoto": async ({ file }) => {
    const picture = await redraw(Buffer.from(file, "base64"));
    if (!picture) return fail({ type: "PictureRefused" });
    return ok({ photo: `data:image/webp;base64,${Buffer.from(picture).toString("base64")}` });
  },
});
