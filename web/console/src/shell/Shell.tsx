import { i18n } from "@lingui/core";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { sessionQuery, signOut } from "../session/session";
import { useKeys, usePaletteKey } from "./keyboard";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";

const Commands = lazy(() => import("./Commands"));
const KeysHelp = lazy(() => import("./KeysHelp"));

/** Everything around a page behind the sign-in: the rail, the palette, the help on keys. */
export function Shell() {
  const [palette, setPalette] = useState<"unused" | "open" | "closed">("unused");
  const [help, setHelp] = useState<"open" | "closed">("closed");
  const client = useQueryClient();
  const navigate = useNavigate();

  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: "/sign-in" });
  };

  useKeys({ "?": () => setHelp((now) => (now === "open" ? "closed" : "open")) });
  usePaletteKey(() => setPalette("open"));

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page">
        {i18n.t("To the page")}
      </a>
      <Rail
        onSearch={() => setPalette("open")}
        onKeys={() => setHelp("open")}
        onSignOut={() => void leave()}
      />
      <main id="page" className={classes.page} tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense fallback={null}>
        {palette === "unused" ? null : (
          <Commands
            opened={palette === "open"}
            onClose={() => setPalette("closed")}
            onKeys={() => setHelp("open")}
            onSignOut={() => void leave()}
          />
        )}
        {help === "open" ? <KeysHelp onClose={() => setHelp("closed")} /> : null}
      </Suspense>
    </div>
  );
}
