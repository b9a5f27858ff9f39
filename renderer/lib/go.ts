let navigate: (path: string) => void = () => {};

/** Goes to an in-app address such as `/tasks?list=done`. */
export const go = (path: string): void => navigate(path);

/** Called once by the router, which features must not know. */
export const onGo = (goes: (path: string) => void): void => {
  navigate = goes;
};
