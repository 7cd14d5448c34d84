import { Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { PrintedView } from "../view/PrintedView";
import classes from "./Page.module.css";

interface Props {
  title: string;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  /** Below the title, staying in sight. */
  bar?: ReactNode;
  children: ReactNode;
}

export function Page({ title, actions, bar, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Hark`;
  }, [title]);
  return (
    <>
      <header className={classes.head}>
        <Title order={1}>{title}</Title>
        {actions}
      </header>
      {bar ? (
        <div className={classes.bar}>
          {bar}
          <PrintedView />
        </div>
      ) : null}
      <div className={classes.body}>{children}</div>
    </>
  );
}

/** A part of a page: a heading that says something, and what it is about. */
export function Section(props: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  label?: string;
}) {
  return (
    <section className={classes.section} aria-label={props.label}>
      <div className={classes.sectionHead}>
        <Title order={2} className={classes.sectionTitle}>
          {props.title}
        </Title>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
