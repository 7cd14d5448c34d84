import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { refresher } from "./refresher";
import { listen, type StreamState } from "./stream";

/** What responses change, by how often it may be asked again: the score at once, the rest calmly. */
const paces: { keys: string[]; least: number }[] = [
  { keys: ["score", "responses"], least: 400 },
  { keys: ["surveys", "insights", "properties"], least: 20_000 },
];

async function refresh(client: QueryClient, keys: string[]) {
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** While the page is in sight, the server's word that responses changed moves it. */
export function useLive(): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>("connecting");
  useEffect(() => {
    const refreshers = paces.map(({ keys, least }) =>
      refresher(() => refresh(client, keys), least),
    );
    const stream = listen({
      open: () => new EventSource("/api/v1/events"),
      onChange: () => {
        for (const each of refreshers) each.ask();
      },
      onState: setState,
    });
    const seen = () => (document.hidden ? stream.pause() : stream.resume());
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      stream.stop();
      for (const each of refreshers) each.stop();
    };
  }, [client]);
  return state;
}
