import type { Bridge } from "#contract/index.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly elements: Bridge;
  }
}

/** The only way out of the page. */
export const bridge: Bridge = window.elements;
