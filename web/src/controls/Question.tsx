import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

interface Properties {
  title: string;
  text: string;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone. */
export function Question({ title, text, yes, onYes, onClose }: Properties) {
  return (
    <Dialog label={title} place="middle" onClose={onClose}>
      <form method="dialog" className="flex flex-col gap-3 p-5">
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="text-quiet">{text}</p>
        <div className="flex justify-end gap-2">
          <Button type="submit">Not now</Button>
          <Button type="submit" kind="danger" onClick={onYes}>
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
