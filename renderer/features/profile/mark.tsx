import { useId } from "react";

/** The app's sign: two people, and what they share. */
export function Mark({ size = 40 }: { readonly size?: number }) {
  const left = useId();
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 40 40"
      className="shrink-0 text-accent"
    >
      <defs>
        <clipPath id={left}>
          <circle cx="14" cy="20" r="12" />
        </clipPath>
      </defs>
      <circle cx="14" cy="20" r="12" fill="currentColor" opacity="0.9" />
      <circle cx="26" cy="20" r="12" fill="currentColor" opacity="0.35" />
      <circle cx="26" cy="20" r="12" fill="#f6b44b" clipPath={`url(#${left})`} />
    </svg>
  );
}
