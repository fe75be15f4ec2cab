import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, RotateCw, X } from "lucide-react";
import { useRef, useSyncExternalStore } from "react";
import { Bar } from "../controls/Bar.tsx";
import { Button } from "../controls/Button.tsx";
import { number, plural, size } from "../controls/numbers.ts";
import type { Totals, Upload, Uploads } from "./uploads.ts";

const ROW = 32;

/** Every chosen file and how far it is; only those in sight are made. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { uploads: files, totals } = useSyncExternalStore(uploads.watch, uploads.current);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  return (
    <div className="flex flex-col gap-2">
      <Overall uploads={uploads} totals={totals} />
      <div
        ref={scroller}
        role="list"
        aria-label="Chosen files"
        tabIndex={0}
        className="max-h-64 overflow-auto rounded-md border border-line"
      >
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              role="listitem"
              className="absolute inset-x-0 flex items-center gap-2 border-b border-line/60 px-3"
              style={{ height: ROW, transform: `translateY(${item.start}px)` }}
            >
              <Row upload={files[item.index]!} uploads={uploads} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Overall({ uploads, totals }: { uploads: Uploads; totals: Totals }) {
  const meant = totals.files - totals.cancelled;
  const under = meant - totals.done - totals.failed;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span data-testid="uploaded" className="font-medium">
          {number(totals.done)} of {plural(meant, "file")} uploaded
        </span>
        <span className="text-quiet">
          {size(totals.sent)} of {size(totals.bytes)}
        </span>
        {totals.failed > 0 && <span className="text-bad">{number(totals.failed)} failed</span>}
        <span className="ml-auto flex gap-1">
          {totals.failed > 0 && (
            <Button kind="bare" onClick={() => uploads.retryFailed()}>
              <RotateCw aria-hidden className="size-4" /> Retry the failed
            </Button>
          )}
          {under > 0 && (
            <Button kind="bare" onClick={() => uploads.cancelAll()}>
              Cancel the rest
            </Button>
          )}
        </span>
      </div>
      <Bar
        label="Upload"
        share={totals.bytes === 0 ? 0 : totals.sent / totals.bytes}
        tone={totals.failed > 0 ? "warn" : under === 0 ? "good" : "accent"}
      />
    </div>
  );
}

function Row({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate" title={upload.name}>
        {upload.name}
      </span>
      <Standing upload={upload} />
      <span className="flex w-8 justify-end">
        {(upload.state === "waiting" || upload.state === "sending") && (
          <IconButton label={`Cancel ${upload.name}`} onClick={() => uploads.cancel(upload)} Icon={X} />
        )}
        {(upload.state === "failed" || upload.state === "cancelled") && (
          <IconButton label={`Upload ${upload.name} again`} onClick={() => uploads.retry(upload)} Icon={RotateCw} />
        )}
      </span>
    </>
  );
}

function Standing({ upload }: { upload: Upload }) {
  switch (upload.state) {
    case "waiting":
      return <span className="text-quiet">waiting</span>;
    case "sending":
      return <span className="text-quiet">{Math.round((100 * upload.sent) / Math.max(1, upload.file.size))} %</span>;
    case "done":
      return (
        <span className="flex items-center gap-1 text-quiet">
          {size(upload.file.size)}
          <Check aria-label="uploaded" className="size-4 text-good" />
        </span>
      );
    case "failed":
      return (
        <span className="max-w-[60%] truncate text-bad" title={upload.reason}>
          {upload.reason}
        </span>
      );
    case "cancelled":
      return <span className="text-quiet">cancelled</span>;
  }
}

function IconButton({ label, onClick, Icon }: { label: string; onClick: () => void; Icon: typeof X }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-7 items-center justify-center rounded text-quiet hover:bg-raised hover:text-ink focus-visible:-outline-offset-2"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
