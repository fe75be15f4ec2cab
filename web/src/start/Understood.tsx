import { Notice } from "../controls/Notice.tsx";
import { number, plural } from "../controls/numbers.ts";
import type { Codes } from "../protocol/messages.ts";
import type { Understanding } from "./codes.ts";

/** What the server understood of the codes, so that a wrong guess is seen before the run and not after it. */
export function Understood({ understanding }: { understanding: Understanding }) {
  switch (understanding.state) {
    case "nothing":
      return null;
    case "asking":
      return <Notice tone="info">Reading the codes …</Notice>;
    case "refused":
      return <Notice tone="bad">{understanding.words}</Notice>;
    case "understood":
      return <Answer codes={understanding.codes} />;
  }
}

function Answer({ codes: { codes, sample, odd_ones } }: { codes: Codes }) {
  return (
    <div className="flex flex-col gap-2">
      <Notice tone={codes.count === 0 ? "warn" : "good"}>
        <strong>{plural(codes.count, "code")}</strong> from {codes.from}
        {codes.duplicates > 0 && <>; {plural(codes.duplicates, "entry repeats", "entries repeat")} another</>}.
      </Notice>
      {sample.length > 0 && (
        <p className="break-words text-quiet">
          Such as <span className="font-mono text-ink">{sample.join(", ")}</span>
        </p>
      )}
      {codes.odd > 0 && <Odd count={codes.odd} ones={odd_ones} />}
    </div>
  );
}

function Odd({ count, ones }: { count: number; ones: Codes["odd_ones"] }) {
  return (
    <details>
      <summary className="cursor-pointer text-warn">
        {plural(count, "code looks", "codes look")} odd. {count === 1 ? "It is" : "They are"} searched for all the same.
      </summary>
      <ul className="mt-1 max-h-40 overflow-auto" tabIndex={0} aria-label="Odd codes">
        {ones.map(({ code, why }) => (
          <li key={code} className="flex gap-3">
            <span className="font-mono">{code}</span>
            <span className="text-quiet">{why}</span>
          </li>
        ))}
        {count > ones.length && <li className="text-quiet">and {number(count - ones.length)} more</li>}
      </ul>
    </details>
  );
}
