import { Fragment } from "react";

const MOST_CHARACTERS = 200_000;

/** A text with each place of a code marked. */
export function Marked({ text, code }: { text: string; code: string }) {
  const shown = text.slice(0, MOST_CHARACTERS);
  const parts = code === "" ? [shown] : shown.split(code);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <mark className="rounded-sm bg-[#ffd166] text-black">{code}</mark>}
          {part}
        </Fragment>
      ))}
      {text.length > shown.length && "\n… the rest is too long to show here"}
    </>
  );
}
