/** One part of a typed date or time. */
export const segment =
  "rounded-small px-0.5 outline-none data-placeholder:text-faint data-focused:bg-accent data-focused:text-on-accent data-[type=literal]:px-0 data-[type=literal]:text-faint";
