import { MARK_END, MARK_START } from "#core/search/words.ts";

/** Text with its matches marked: as pieces, never as markup. */
export function MarkedText({ children }: { readonly children: string }) {
  // Each piece after the first starts with a match.
  const [before, ...pieces] = children.split(MARK_START);
  return (
    <>
      {before}
      {pieces.map((piece, index) => {
        const [match, after] = piece.split(MARK_END, 2);
        return (
          // The pieces of one text keep their order.
          <span key={index}>
            <mark className="rounded-[2px] bg-selection text-ink">{match}</mark>
            {after}
          </span>
        );
      })}
    </>
  );
}
