import { memo } from "react";
import { Icon } from "@patternfly/react-core/dist/esm/components/Icon";
import { Progress } from "@patternfly/react-core/dist/esm/components/Progress";
import BanIcon from "@patternfly/react-icons/dist/esm/icons/ban-icon";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import InProgressIcon from "@patternfly/react-icons/dist/esm/icons/in-progress-icon";
import { Td, TreeRowWrapper } from "@patternfly/react-table";
import { duration } from "./model.js";

// Made once: an element that is the same is skipped.
const ICONS = {
  started: <Icon status="info"><InProgressIcon /></Icon>,
  finished: <Icon status="success"><CheckCircleIcon /></Icon>,
  failed: <Icon status="danger"><ExclamationCircleIcon /></Icon>,
  aborted: <Icon><BanIcon /></Icon>
};
const VARIANTS = { failed: "danger", finished: "success" };

/** A row; `now` is when a running task is measured. */
export const Row = memo(function Row({ node, expanded, index, now, onToggle }) {
  const props = {
    isExpanded: expanded,
    "aria-level": node.level,
    "aria-posinset": index + 1,
    "aria-setsize": node.children.length,
    icon: ICONS[node.status]
  };
  const treeRow = { onCollapse: () => onToggle(node.id), rowIndex: index, props };
  return (
    <TreeRowWrapper row={{ props }} data-row-id={node.id} data-status={node.status}>
      <Td dataLabel="Task" treeRow={treeRow}>{node.text}</Td>
      <Td dataLabel="Progress">
        <Progress
          value={node.progress}
          aria-label="Progress"
          size="sm"
          measureLocation="outside"
          variant={VARIANTS[node.status]}
        />
      </Td>
      <Td dataLabel="Status">{node.status}</Td>
      <Td dataLabel="Duration">{duration((node.end || now || Date.now()) - node.start)}</Td>
      <Td dataLabel="Owner">{node.owner}</Td>
    </TreeRowWrapper>
  );
});
