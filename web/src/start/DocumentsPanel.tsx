import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { FolderUp } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { tabLook } from "../controls/tabLook.ts";
import { Notice } from "../controls/Notice.tsx";
import { plural } from "../controls/numbers.ts";
import { Panel } from "../controls/Panel.tsx";
import { DropZone } from "./DropZone.tsx";
import { type Collected, picked } from "./dropped.ts";
import { PickButton } from "./PickButton.tsx";
import { UploadList } from "./UploadList.tsx";
import type { Uploads } from "./uploads.ts";

export type Source = "files" | "drive";

interface Properties {
  uploads: Uploads;
  source: Source;
  onSource: (source: Source) => void;
  driveLink: string;
  onDriveLink: (link: string) => void;
}

export function DocumentsPanel({ uploads, source, onSource, driveLink, onDriveLink }: Properties) {
  return (
    <Panel title="Documents">
      <Root value={source} onValueChange={(chosen) => onSource(chosen as Source)} className="flex flex-col gap-3">
        <List aria-label="Where the documents are" className="flex gap-1">
          <Trigger value="files" className={tabLook}>
            Files
          </Trigger>
          <Trigger value="drive" className={tabLook}>
            Google Drive
          </Trigger>
        </List>
        <Content value="files" className="flex flex-col gap-3">
          <FileChoice uploads={uploads} />
        </Content>
        <Content value="drive" className="flex flex-col gap-2">
          <label htmlFor="drive-link" className="font-medium">
            Link of a Drive folder
          </label>
          <input
            id="drive-link"
            type="url"
            value={driveLink}
            onChange={(event) => onDriveLink(event.target.value)}
            placeholder="https://drive.google.com/drive/folders/…"
            className="min-h-9 rounded-md border border-edge bg-surface px-3"
          />
          <p className="text-quiet">Every file in it is read, folders in it too. Share it by link, or with the service.</p>
        </Content>
      </Root>
    </Panel>
  );
}

function FileChoice({ uploads }: { uploads: Uploads }) {
  const { totals } = useSyncExternalStore(uploads.watch, uploads.current);
  const [note, setNote] = useState<string | null>(null);
  const take = ({ files, leftOut }: Collected) => {
    const again = uploads.add(files);
    setNote(said(files.length, again, leftOut));
  };
  return (
    <>
      <DropZone label="Drop documents here" onCollected={take} onFailure={setNote} small={totals.files > 0}>
        {totals.files === 0 && <FolderUp aria-hidden className="size-8 text-quiet" />}
        <p className="font-medium">Drop drawings, a folder or a ZIP here</p>
        <div className="flex flex-wrap justify-center gap-2">
          <PickButton multiple onPick={(files) => take(picked(files))}>
            Choose files
          </PickButton>
          <PickButton folder onPick={(files) => take(picked(files))}>
            Choose a folder
          </PickButton>
        </div>
        {totals.files === 0 && <p className="text-quiet">PDF, text, CSV, Word, Excel, images. They go straight to storage.</p>}
      </DropZone>
      {note && <Notice tone="info">{note}</Notice>}
      {totals.files > 0 && <UploadList uploads={uploads} />}
    </>
  );
}

function said(files: number, again: number, leftOut: number): string | null {
  const parts = [
    files === 0 && leftOut === 0 ? "There was no file in that." : "",
    again > 0 ? `${plural(again, "file was", "files were")} in the list already, by name, and ${again === 1 ? "stays" : "stay"} as before.` : "",
    leftOut > 0 ? `${plural(leftOut, "file")} of the operating system left out, such as .DS_Store.` : "",
  ];
  return parts.filter(Boolean).join(" ") || null;
}
