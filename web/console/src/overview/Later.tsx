import { Skeleton } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Section } from "../shell/Page";

interface Props {
  title: string;
  /** Room kept free until then, in pixels, so that nothing jumps. */
  height: number;
  children: ReactNode;
}

/** A part of the page that begins to ask once it is nearly in sight: the score goes first. */
export function Later({ title, height, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState<"far" | "near">("far");
  useEffect(() => {
    const it = place.current;
    if (!it) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear("near");
      },
      { rootMargin: "600px 0px" },
    );
    watch.observe(it);
    return () => watch.disconnect();
  }, []);
  if (near === "near") return children;
  return (
    <div ref={place}>
      <Section label={title} title={title}>
        <Skeleton height={height} />
      </Section>
    </div>
  );
}
