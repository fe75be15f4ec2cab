import { Item, Root } from "@radix-ui/react-toggle-group";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";

const KEY = "isoscan.theme";
const THEMES = [
  { name: "light", title: "Light", Icon: Sun },
  { name: "system", title: "As the system", Icon: Monitor },
  { name: "dark", title: "Dark", Icon: Moon },
];

/** Before the first paint of the page's own. */
export function applyTheme(theme = localStorage.getItem(KEY) ?? "system"): void {
  document.documentElement.dataset.theme = theme;
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState(localStorage.getItem(KEY) ?? "system");
  const choose = (chosen: string) => {
    if (chosen !== "") {
      localStorage.setItem(KEY, chosen);
      applyTheme(chosen);
      setTheme(chosen);
    }
  };
  return (
    <Root type="single" aria-label="Colours" value={theme} onValueChange={choose} className="flex rounded-md border border-edge">
      {THEMES.map(({ name, title, Icon }) => (
        <Item
          key={name}
          value={name}
          aria-label={title}
          title={title}
          className="flex size-8 items-center justify-center text-quiet first:rounded-l-md last:rounded-r-md hover:bg-raised data-[state=on]:bg-accent-soft data-[state=on]:text-accent"
        >
          <Icon aria-hidden className="size-4" />
        </Item>
      ))}
    </Root>
  );
}
