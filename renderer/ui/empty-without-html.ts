/**
 * react-aria empties its screen-reader log with `innerHTML = ""` on every key in a date or time field. Under Trusted Types that throws,
 * and the key is lost. Emptying needs no HTML and can carry none, so it is done without; every other value meets the policy as before.
 */
export function emptyWithoutHtml(): void {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  if (!native) return;
  Object.defineProperty(Element.prototype, "innerHTML", {
    ...native,
    set(this: Element, value: unknown) {
      if (value === "") this.replaceChildren();
      else native.set?.call(this, value);
    },
  });
}
