import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { FileSpreadsheet } from "lucide-react";
import { useEffect, useState } from "react";
import { useConnection } from "../connection/Connection.tsx";
import { Button } from "../controls/Button.tsx";
import { Notice } from "../controls/Notice.tsx";
import { Panel } from "../controls/Panel.tsx";
import { tabLook } from "../controls/tabLook.ts";
import { fitsAMessage, type GivenCodes, stored, typedCodes, type Understanding } from "./codes.ts";
import { DropZone } from "./DropZone.tsx";
import { picked } from "./dropped.ts";
import { PickButton } from "./PickButton.tsx";
import { Understood } from "./Understood.tsx";

interface Properties {
  given: GivenCodes;
  onGiven: (given: GivenCodes) => void;
  understanding: Understanding;
  pattern: string;
  onPattern: (pattern: string) => void;
  lenient: boolean;
  onLenient: (lenient: boolean) => void;
}

const NONE: GivenCodes = { state: "none" };

export function CodesPanel({ given, onGiven, understanding, pattern, onPattern, lenient, onLenient }: Properties) {
  return (
    <Panel title="Wanted codes">
      <Root defaultValue="sheet" onValueChange={() => onGiven(NONE)} className="flex flex-col gap-3">
        <List aria-label="How the codes are given" className="flex gap-1">
          <Trigger value="sheet" className={tabLook}>
            Sheet
          </Trigger>
          <Trigger value="typed" className={tabLook}>
            Typed
          </Trigger>
        </List>
        <Content value="sheet">
          <Sheet given={given} onGiven={onGiven} />
        </Content>
        <Content value="typed">
          <Typed onGiven={onGiven} />
        </Content>
      </Root>
      {given.state === "refused" && <Notice tone="bad">{given.words}</Notice>}
      <Understood understanding={understanding} />
      {given.state === "none" && <WithoutCodes pattern={pattern} onPattern={onPattern} />}
      <label className="flex items-start gap-2">
        <input type="checkbox" checked={lenient} onChange={(event) => onLenient(event.target.checked)} className="mt-0.5 size-4 accent-accent" />
        <span>
          Also take look-alikes <span className="text-quiet">other case, dashes or inner spaces, 0 for O, 1 for l or I; each hit says so</span>
        </span>
      </label>
    </Panel>
  );
}

function Sheet({ given, onGiven }: Pick<Properties, "given" | "onGiven">) {
  const { httpUrl } = useConnection();
  const take = (sheet: { name: string; file: Blob } | undefined, several: boolean) => {
    if (sheet === undefined || several) {
      onGiven({ state: "refused", name: "", words: "Give one sheet: an .xlsx, a .csv or a text file." });
      return;
    }
    onGiven({ state: "sent", name: sheet.name });
    void stored(httpUrl, sheet.name, sheet.file).then(onGiven);
  };
  const takeAll = ({ files }: { files: { name: string; file: Blob }[] }) => take(files[0], files.length > 1);
  const named = given.state === "given" || given.state === "sent";
  return (
    <DropZone
      label="Drop a sheet of codes here"
      onCollected={takeAll}
      onFailure={(words) => onGiven({ state: "refused", name: "", words })}
      small={named}
    >
      {named ? (
        <p className="flex max-w-full items-center gap-2 font-medium">
          <FileSpreadsheet aria-hidden className="size-5 shrink-0 text-accent" />
          <span className="truncate">{given.name}</span>
          {given.state === "sent" && <span className="text-quiet">uploading …</span>}
        </p>
      ) : (
        <>
          <FileSpreadsheet aria-hidden className="size-8 text-quiet" />
          <p className="font-medium">Drop a sheet of codes here</p>
        </>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <PickButton accept=".xlsx,.csv,.txt" onPick={(files) => takeAll(picked(files))}>
          {named ? "Choose another sheet" : "Choose a sheet"}
        </PickButton>
        {named && (
          <Button kind="bare" onClick={() => onGiven(NONE)}>
            Remove
          </Button>
        )}
      </div>
      {!named && <p className="text-quiet">.xlsx, .csv or text; the column is found by its header.</p>}
    </DropZone>
  );
}

const TYPING_PAUSE = 600;

function Typed({ onGiven }: Pick<Properties, "onGiven">) {
  const { httpUrl } = useConnection();
  const [text, setText] = useState("");
  useEffect(() => {
    let latest = true;
    const name = "codes.txt";
    const paused = setTimeout(() => {
      const codes = typedCodes(text);
      if (codes.length === 0) {
        onGiven(NONE);
      } else if (fitsAMessage(codes)) {
        onGiven({ state: "given", name, named: { target_hole_codes: codes } });
      } else {
        onGiven({ state: "sent", name });
        void stored(httpUrl, name, new Blob([codes.join("\n")], { type: "text/plain" })).then(
          (given) => latest && onGiven(given),
        );
      }
    }, text === "" ? 0 : TYPING_PAUSE);
    return () => {
      latest = false;
      clearTimeout(paused);
    };
  }, [text, httpUrl, onGiven]);
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor="codes" className="font-medium">
        Codes, one a line or with commas between
      </label>
      <textarea
        id="codes"
        rows={7}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={"HOLE-101\nHOLE-102"}
        className="rounded-md border border-edge bg-surface px-3 py-2 font-mono"
      />
    </div>
  );
}

function WithoutCodes({ pattern, onPattern }: Pick<Properties, "pattern" | "onPattern">) {
  return (
    <details className="text-quiet">
      <summary className="cursor-pointer">Without codes, everything that looks like a code is reported.</summary>
      <div className="mt-2 flex flex-col gap-1.5">
        <label htmlFor="pattern" className="font-medium text-ink">
          What a code looks like
        </label>
        <input
          id="pattern"
          value={pattern}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => onPattern(event.target.value)}
          placeholder="HOLE-[0-9]+"
          className="min-h-9 rounded-md border border-edge bg-surface px-3 font-mono text-ink"
        />
        <p>
          A regular expression (RE2) that a whole word must match. Left empty: letters, digits and - _ . / " with at least
          a letter, a digit and a hyphen.
        </p>
      </div>
    </details>
  );
}
