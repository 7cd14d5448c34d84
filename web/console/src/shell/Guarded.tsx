import { Component, type ReactNode } from "react";
import { Section } from "./Page";
import { Failure } from "./states";

interface Props {
  title: string;
  children: ReactNode;
}

/** A part of a page whose code may fail to come or to run; the rest of the page stays alive. */
export class Guarded extends Component<Props, { problem: unknown }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override render() {
    const { title, children } = this.props;
    if (this.state.problem === null) return children;
    return (
      <Section label={title} title={title}>
        {/* Code that did not come is only asked for again by a fresh page. */}
        <Failure problem={this.state.problem} onRetry={() => window.location.reload()} />
      </Section>
    );
  }
}
