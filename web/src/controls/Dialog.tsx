import { type ReactNode, useEffect, useRef } from "react";

interface Properties {
  label: string;
  onClose: () => void;
  /** `side`: a sheet at the right edge; `middle`: a question. */
  place: "side" | "middle";
  children: ReactNode;
}

const PLACES = {
  side: "my-0 mr-0 ml-auto h-dvh max-h-dvh w-full max-w-3xl border-l",
  middle: "m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border",
};

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ label, onClose, place, children }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className={`border-line bg-surface p-0 text-ink shadow-xl ${PLACES[place]}`}
    >
      {children}
    </dialog>
  );
}
