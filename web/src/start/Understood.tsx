import { Notice } from "../controls/Notice.tsx";
import { number, plural } from "../controls/numbers.ts";
import type { Codes } from "../protocol/messages.ts";
import type { Understanding } from "./codes.ts";

const ODD_SHOWN = 20;

/** What the server understood of the codes, so that a wrong guess is seen before the run and not after it. */
export function Understood({ understanding }: { understanding: Understanding }) {
  switch (understanding.state) {
    case "nothing":
      return null;
    case "asking":
      return <Notice tone="info">Reading the codes …</Notice>;
    case "refused":
      return <Notice tone="bad">{understanding.words}</Notice>;
    case "later":
      return <Notice tone="info">This server says what it understood of the codes when the run has started.</Notice>;
    case "understood":
      return <Answer codes={understanding.codes} />;
  }
}

function Answer({ codes }: { codes: Codes }) {
  const from = [codes.column && `column ${codes.column}`, codes.sheet && `sheet ${codes.sheet}`].filter(Boolean).join(", ");
  return (
    <div className="flex flex-col gap-2">
      <Notice tone={codes.count === 0 ? "warn" : "good"}>
        <strong>{plural(codes.count, "code")}</strong>
        {from && <> from {from}</>}
        {codes.duplicates > 0 && <>; {plural(codes.duplicates, "entry repeats", "entries repeat")} another</>}.
      </Notice>
      {codes.sample.length > 0 && (
        <p className="break-words text-quiet">
          Such as <span className="font-mono text-ink">{codes.sample.slice(0, 5).join(", ")}</span>
        </p>
      )}
      {codes.odd.length > 0 && <Odd odd={codes.odd} />}
    </div>
  );
}

function Odd({ odd }: Pick<Codes, "odd">) {
  return (
    <details>
      <summary className="cursor-pointer text-warn">
        {plural(odd.length, "code looks", "codes look")} odd. {odd.length === 1 ? "It is" : "They are"} searched for all the same.
      </summary>
      <ul className="mt-1 max-h-40 overflow-auto" tabIndex={0} aria-label="Odd codes">
        {odd.slice(0, ODD_SHOWN).map(({ code, why }) => (
          <li key={code} className="flex gap-3">
            <span className="font-mono">{code}</span>
            <span className="text-quiet">{why}</span>
          </li>
        ))}
        {odd.length > ODD_SHOWN && <li className="text-quiet">and {number(odd.length - ODD_SHOWN)} more</li>}
      </ul>
    </details>
  );
}
