/** A picture that is built into the script as a data URL. */
declare module "*.png?inline" {
  const url: string;
  export default url;
}
