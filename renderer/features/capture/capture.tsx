/** One line for a thought, a task or a talking point, from anywhere in the app. */
export function Capture() {
  return null;
}
