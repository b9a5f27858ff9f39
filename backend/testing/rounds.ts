/** How often a test of chance does what it does: all of it in `npm test`, a tenth or so in `npm run verify`, which is to end within a minute. */
export const rounds = (all: number, brief: number): number => (process.env.AE_BRIEF ? brief : all);
