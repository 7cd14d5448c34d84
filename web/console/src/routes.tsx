import { QueryCache, QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiProblem } from "#api/client";
import { readAskingView, readNewPlanView, readPlanView } from "./asking/asking_view";
import { readBoardView } from "./boards/board_view";
import { readCompaniesView, readRecordView } from "./companies/companies_view";
import { readDangerView } from "./danger/danger_view";
import { readEmailsView } from "./emails/emails_view";
import { readExperimentView } from "./experiments/experiment_view";
import { readExploreView } from "./explore/explore_view";
import { readOverviewView } from "./overview/overview_view";
import { readSegmentsView } from "./segments/segments_view";
import { sessionQuery } from "./session/session";
import { Broken } from "./shell/Broken";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";
import { Waiting } from "./shell/Waiting";
import { readSurveyView } from "./surveys/survey_view";
import { parseSearch, writeSearch } from "./view/search";
import { readResponsesView } from "./view/view";
import { readWidgetView } from "./widget/widget_view";

interface Context {
  client: QueryClient;
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (raw: Record<string, unknown>): { to?: string } =>
    typeof raw.to === "string" && /^\/(?!\/)/.test(raw.to) ? { to: raw.to } : {},
  component: lazyRouteComponent(() => import("./session/SignInPage")),
});

/** All pages that need somebody to be signed in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (session) return;
    throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  validateSearch: readOverviewView,
  component: lazyRouteComponent(() => import("./overview/OverviewPage")),
});

const responsesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/responses",
  validateSearch: readResponsesView,
  component: lazyRouteComponent(() => import("./responses/ResponsesPage")),
});

const segmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/segments",
  validateSearch: readSegmentsView,
  component: lazyRouteComponent(() => import("./segments/SegmentsPage")),
});

const exploreRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/explore",
  validateSearch: readExploreView,
  component: lazyRouteComponent(() => import("./explore/ExplorePage")),
});

const dangerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/danger",
  validateSearch: readDangerView,
  component: lazyRouteComponent(() => import("./danger/DangerPage")),
});

const companiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/companies",
  validateSearch: readCompaniesView,
  component: lazyRouteComponent(() => import("./companies/CompaniesPage")),
});

/** Scores know companies by name; this finds the page of the one. */
const namedCompanyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/companies/named",
  validateSearch: (raw: Record<string, unknown>): { name: string } => ({
    name: typeof raw.name === "string" ? raw.name : "",
  }),
  component: lazyRouteComponent(() => import("./companies/NamedCompany")),
});

const companyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/companies/$id",
  validateSearch: readRecordView,
  component: lazyRouteComponent(() => import("./companies/CompanyPage")),
});

const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people/$id",
  validateSearch: readRecordView,
  component: lazyRouteComponent(() => import("./people/PersonPage")),
});

const boardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/boards",
  component: lazyRouteComponent(() => import("./boards/BoardsPage")),
});

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/boards/$id",
  validateSearch: readBoardView,
  component: lazyRouteComponent(() => import("./boards/BoardPage")),
});

/** A board for whoever has a link to it; nobody is signed in here. */
const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shared/$token",
  validateSearch: readBoardView,
  component: lazyRouteComponent(() => import("./boards/SharedPage")),
});

const surveysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/surveys",
  component: lazyRouteComponent(() => import("./surveys/SurveysPage")),
});

const surveyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/surveys/$survey",
  validateSearch: readSurveyView,
  component: lazyRouteComponent(() => import("./surveys/SurveyPage")),
});

const askingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/asking",
  validateSearch: readAskingView,
  component: lazyRouteComponent(() => import("./asking/AskingPage")),
});

const newPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/asking/new",
  validateSearch: readNewPlanView,
  component: lazyRouteComponent(() => import("./asking/NewPlanPage")),
});

const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/asking/$plan",
  validateSearch: readPlanView,
  component: lazyRouteComponent(() => import("./asking/PlanPage")),
});

const experimentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/experiments",
  component: lazyRouteComponent(() => import("./experiments/ExperimentsPage")),
});

const newExperimentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/experiments/new",
  component: lazyRouteComponent(() => import("./experiments/NewExperimentPage")),
});

const experimentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/experiments/$id",
  validateSearch: readExperimentView,
  component: lazyRouteComponent(() => import("./experiments/ExperimentPage")),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/import",
  component: lazyRouteComponent(() => import("./importing/ImportsPage")),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/import/$id",
  component: lazyRouteComponent(() => import("./importing/ImportPage")),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./workspace/SettingsPage")),
});

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/workspace", replace: true });
  },
});

const workspaceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/workspace",
  component: lazyRouteComponent(() => import("./workspace/WorkspacePage")),
});

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/members",
  component: lazyRouteComponent(() => import("./members/MembersPage")),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/keys",
  component: lazyRouteComponent(() => import("./keys/KeysPage")),
});

const emailsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/emails",
  validateSearch: readEmailsView,
  component: lazyRouteComponent(() => import("./emails/EmailsPage")),
});

const widgetRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/widget",
  validateSearch: readWidgetView,
  component: lazyRouteComponent(() => import("./widget/WidgetPage")),
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("./session/ProfilePage")),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  sharedRoute,
  shellRoute.addChildren([
    overviewRoute,
    responsesRoute,
    segmentsRoute,
    exploreRoute,
    dangerRoute,
    companiesRoute,
    namedCompanyRoute,
    companyRoute,
    personRoute,
    boardsRoute,
    boardRoute,
    surveysRoute,
    surveyRoute,
    askingRoute,
    newPlanRoute,
    planRoute,
    experimentsRoute,
    newExperimentRoute,
    experimentRoute,
    importsRoute,
    importRoute,
    settingsRoute.addChildren([
      settingsIndexRoute,
      workspaceRoute,
      membersRoute,
      keysRoute,
      emailsRoute,
      widgetRoute,
      profileRoute,
    ]),
  ]),
]);

function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: "intent",
    defaultPendingComponent: Waiting,
    defaultPendingMs: 300,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

export function createConsole() {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (problem) => {
        if (problem instanceof ApiProblem && problem.status === 401) void sessionEnded();
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, problem) =>
          failures < 2 && problem instanceof ApiProblem && [0, 502, 503].includes(problem.status),
      },
    },
  });
  const router = makeRouter(client);

  async function sessionEnded() {
    if (client.getQueryData(sessionQuery.queryKey) === null) return;
    client.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: "/sign-in", search: { to: router.state.location.href } });
  }
  return { client, router };
}
