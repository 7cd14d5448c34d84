import {
  IconCalendarRepeat,
  IconCalendarTime,
  IconHeadset,
  IconMessageCircle,
  type TablerIcon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import classes from "./Asking.module.css";
import { type Idea, ideaName, ideaPurpose, ideas } from "./ideas";

const icons: Record<Idea, TablerIcon> = {
  quarterly: IconCalendarRepeat,
  after_support: IconHeadset,
  in_product: IconMessageCircle,
  before_renewal: IconCalendarTime,
};

/** What a plan can begin from. */
export function Ideas({ chosen }: { chosen?: Idea }) {
  return (
    <ul className={classes.ideas}>
      {ideas.map((idea) => {
        const Icon = icons[idea];
        return (
          <li key={idea}>
            <Link
              to="/asking/new"
              search={{ idea }}
              className={classes.idea}
              aria-current={idea === chosen ? "true" : undefined}
            >
              <span className={classes.ideaName}>
                <Icon size={18} aria-hidden />
                {ideaName(idea)}
              </span>
              <span className={classes.ideaPurpose}>{ideaPurpose(idea)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
