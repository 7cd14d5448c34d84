import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Surveys.module.css";

/** Something that works, and that somebody should think about before. */
export function Caution({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert
      variant="default"
      className={classes.caution}
      title={title}
      icon={<IconAlertTriangle size={16} aria-hidden />}
    >
      {children}
    </Alert>
  );
}
