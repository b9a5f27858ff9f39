import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { answers } from "../lib/ask.ts";
import { bridge } from "../lib/bridge.ts";
import { onGo } from "../lib/go.ts";
import { withWords } from "../lib/i18n.ts";
import { TodayScreen } from "../features/today/today-screen.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
});

// Today is in the first bundle; the other screens are fetched from the disk when they are first shown.
const routes = [
  createRoute({ getParentRoute: () => root, path: "/", component: TodayScreen }),
  createRoute({ getParentRoute: () => root, path: "/today", component: TodayScreen }),
  createRoute({
    getParentRoute: () => root,
    path: "/pairs",
    component: lazyRouteComponent(
      () => import("../features/pairs/pairs-screen.tsx"),
      "PairsScreen",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/pairs/$pairId",
    component: lazyRouteComponent(() => import("./one-on-one-route.tsx"), "OneOnOneRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/pairs/$pairId/$meetingId",
    component: lazyRouteComponent(() => import("./one-on-one-route.tsx"), "OneOnOneRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/tasks",
    component: lazyRouteComponent(() => import("./tasks-route.tsx"), "TasksRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/calendar",
    component: lazyRouteComponent(() => withWords(import("./calendar-route.tsx")), "CalendarRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/people",
    component: lazyRouteComponent(
      () => import("../features/people/people-screen.tsx"),
      "PeopleScreen",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/people/$personId",
    component: lazyRouteComponent(() => withWords(import("./person-route.tsx")), "PersonRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/search",
    component: lazyRouteComponent(
      () => import("../features/search/search-screen.tsx"),
      "SearchScreen",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/account",
    component: lazyRouteComponent(() => withWords(import("./account-route.tsx")), "AccountRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/refused",
    component: lazyRouteComponent(
      () => import("../features/sync/refused-screen.tsx"),
      "RefusedScreen",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    component: lazyRouteComponent(() => withWords(import("./settings-route.tsx")), "SettingsRoute"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings/$section",
    component: lazyRouteComponent(() => withWords(import("./settings-route.tsx")), "SettingsRoute"),
  }),
];

/** The screens and their addresses (`#/tasks`), with back and forward. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  defaultPreload: false,
  defaultNotFoundComponent: TodayScreen,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

onGo((path) => router.history.push(path));

// The window opens where it was left, but not with what was searched for: settings are not encrypted.
router.subscribe("onResolved", ({ toLocation: { pathname } }) => {
  const settings = answers.getQueryData<{ route: string }>(["settings.get", undefined]);
  if (settings && settings.route !== pathname)
    void bridge.api["settings.change"]({ route: pathname.slice(0, 300) });
});
