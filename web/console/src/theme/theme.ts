import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef1fc",
  "#dce2f8",
  "#b9c5f1",
  "#93a5e9",
  "#728ae3",
  "#5a76de",
  "#4a67d6",
  "#2f4bc0",
  "#273fa3",
  "#1d3082",
];

const dark: MantineColorsTuple = [
  "#e4e8ef",
  "#c6ccd8",
  "#a6aebd",
  "#7f899b",
  "#4c5566",
  "#384050",
  "#28303d",
  "#161b24",
  "#11151c",
  "#0b0e13",
];

const red: MantineColorsTuple = [
  "#fff4f4",
  "#ffe3e3",
  "#ffc9c9",
  "#ffa8a8",
  "#ff8787",
  "#f06565",
  "#d23c3c",
  "#bb2a2a",
  "#a32222",
  "#8a1c1c",
];

export const theme = createTheme({
  colors: { accent, dark, red },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1.125rem", xl: "1.125rem" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.125rem", lineHeight: "1.4" },
      h2: { fontSize: "0.875rem", lineHeight: "1.45" },
      h3: { fontSize: "0.875rem", lineHeight: "1.45" },
    },
  },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        withArrow: true,
        multiline: true,
        maw: 320,
        portalProps: { target: "#page" }, // inside the landmark it belongs to
      },
    },
    ModalRoot: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { position: "right", transitionProps: { duration: 150 } } },
    Select: { defaultProps: { checkIconPosition: "right", allowDeselect: false } },
  },
});

/** Texts that Mantine dims keep a contrast of 4.5 : 1. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#566072", "--mantine-color-text": "#161b24" },
  dark: { "--mantine-color-dimmed": "#a6aebd", "--mantine-color-anchor": "#93a5e9" },
});
