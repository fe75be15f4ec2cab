import { type DragEvent, type ReactNode, useState } from "react";
import type { Collected } from "./dropped.ts";
import { dropped } from "./dropped.ts";

interface Properties {
  label: string;
  children: ReactNode;
  onCollected: (collected: Collected) => void;
  onFailure: (words: string) => void;
  small?: boolean;
}

/** A place to drop files on; whatever it holds can be used without a mouse too. */
export function DropZone({ label, children, onCollected, onFailure, small = false }: Properties) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    dropped(event.dataTransfer).then(onCollected, () =>
      onFailure("The browser could not read what was dropped. Choose it with the button instead."),
    );
  };
  return (
    <div
      role="group"
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center justify-center gap-2 rounded-md border border-dashed px-4 text-center ${small ? "py-4" : "py-8"} ${over ? "border-accent bg-accent-soft" : "border-edge bg-raised"}`}
    >
      {children}
    </div>
  );
}
