import "react";

declare module "react" {
  // Our own custom properties may stand in a style object; React sets them through the CSSOM, which the CSP allows.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
