import { useState } from "react";
import classes from "./Emails.module.css";

const borders = 2;

interface Props {
  html: string;
  width: number;
  title: string;
}

/**
 * An email as it would be shown, where nothing of it runs, is sent or leads anywhere. It counts as
 * of this page only so that it can be as high as it wants.
 */
export function EmailFrame({ html, width, title }: Props) {
  const [height, setHeight] = useState(560);
  return (
    <iframe
      key={width}
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html}
      style={{ width, height }}
      onLoad={({ currentTarget }) => {
        const page = currentTarget.contentDocument;
        if (!page) return;
        for (const link of [...page.links]) link.removeAttribute("href");
        setHeight(Math.ceil(page.body.getBoundingClientRect().height) + borders);
      }}
    />
  );
}
