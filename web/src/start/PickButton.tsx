import { useRef } from "react";
import { Button } from "../controls/Button.tsx";

interface Properties {
  children: string;
  onPick: (files: FileList) => void;
  accept?: string;
  multiple?: boolean;
  folder?: boolean;
}

export function PickButton({ children, onPick, accept, multiple = false, folder = false }: Properties) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        type="file"
        aria-label={children}
        tabIndex={-1}
        className="sr-only"
        accept={accept}
        multiple={multiple}
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={(event) => {
          if (event.target.files) {
            onPick(event.target.files);
          }
          event.target.value = "";
        }}
      />
    </>
  );
}
