/** Ends a switch: does not compile while a case is missing, and throws if one appears at run time. */
export function never(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
