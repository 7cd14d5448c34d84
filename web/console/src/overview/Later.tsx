import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Section } from "../shell/Page";

interface Props {
  title: string;
  /** Room kept free until then, in pixels, so that nothing jumps. */
  height: number;
  children: ReactNode;
}

const calmAfter = 1500; // milliseconds

/**
 * A part of the page that begins to ask once it is nearly in sight, about to be printed, or when
 * the rest has had its time: the score goes first.
 */
export function Later({ title, height, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<"far" | "near">("far");
  useEffect(() => {
    const it = place.current;
    if (!it || near === "near") return;
    const begin = () => setNear("near");
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) begin();
      },
      { rootMargin: "600px 0px" },
    );
    watch.observe(it);
    const timer = setTimeout(begin, calmAfter);
    window.addEventListener("beforeprint", begin);
    return () => {
      watch.disconnect();
      clearTimeout(timer);
      window.removeEventListener("beforeprint", begin);
    };
  }, [near]);
  if (near === "near") return children;
  return (
    <div ref={place}>
      <Coming title={title} height={height} />
    </div>
  );
}

/** A part whose code or numbers are on their way. */
export function Coming({ title, height }: { title: string; height: number }) {
  return (
    <Section label={title} title={title}>
      <Skeleton height={height} role="status" aria-label={i18n.t("Loading")} />
    </Section>
  );
}
