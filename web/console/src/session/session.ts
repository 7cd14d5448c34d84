import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { ApiProblem, answer, api, setCsrfToken } from "#api/client";
import type { Role, Session } from "#api/things";
import { setPlace } from "../words/format";

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return begin(await answer(api.GET("/api/v1/session")));
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) return null;
      throw problem;
    }
  },
});

export async function signIn(email: string, password: string): Promise<Session> {
  return begin(await answer(api.POST("/api/v1/session", { body: { email, password } })));
}

export async function signOut(): Promise<void> {
  await answer(api.DELETE("/api/v1/session"));
  setCsrfToken("");
}

function begin(session: Session): Session {
  setCsrfToken(session.csrf_token);
  setPlace(navigator.language, session.workspace.time_zone);
  return session;
}

/** The session of a page behind the sign-in. Requires: the route made sure that there is one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new ApiProblem(401, "unauthenticated", "");
  return data;
}

/** Takes over a changed member or workspace without asking the server again. */
export function useChangeSession() {
  const client = useQueryClient();
  return (change: Partial<Session>) => {
    const session = client.getQueryData(sessionQuery.queryKey);
    if (!session) return;
    client.setQueryData(sessionQuery.queryKey, begin({ ...session, ...change }));
  };
}

const ranks: Record<Role, number> = { viewer: 0, agent: 1, analyst: 2, admin: 3, owner: 4 };

/** Whether to offer something to this role. The server decides; this only spares a dead end. */
export function offers(role: Role, from: Role): boolean {
  return ranks[role] >= ranks[from];
}
