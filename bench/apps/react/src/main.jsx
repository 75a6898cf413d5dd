// The comparator that a careful engineer would write: PatternFly's tree table with virtual, memoised rows, and no
// render at all for an answer that says nothing new.

import "@patternfly/react-core/dist/styles/base-no-reset.css";
import "./app.css";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Button } from "@patternfly/react-core/dist/esm/components/Button";
import { Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core/dist/esm/components/Toolbar";
import { Table, Tbody, Th, Thead, Tr } from "@patternfly/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { flatten, toForest } from "./model.js";
import { Row } from "./row.jsx";

performance.mark("tm:boot");

const ROW_HEIGHT = 37;
const COLUMNS = 5;
const query = new URLSearchParams(location.search);
const frozenNow = Number(query.get("now"));

function tellDone(answers) {
  performance.mark("tm:dom", { detail: { gen: answers } });
  if (answers === 1) {
    performance.mark("tm:rows");
  }
}

// The forest of the newest answer, and the function that asks for the next.
function useFeed() {
  const [data, setData] = useState({ answers: 0, forest: { roots: [], byId: new Map() } });
  const latest = useRef(data);
  const polling = useRef(false);
  const poll = useCallback(async () => {
    if (polling.current) {
      return;
    }
    polling.current = true;
    try {
      const response = await fetch(query.get("feed"), { headers: { Accept: "application/json" } });
      const before = latest.current;
      latest.current = { answers: before.answers + 1, forest: toForest(await response.json(), before.forest) };
      if (latest.current.forest === before.forest) {
        tellDone(latest.current.answers);
      } else {
        setData(latest.current);
      }
    } finally {
      polling.current = false;
    }
  }, []);
  useEffect(() => {
    poll();
    const every = Number(query.get("poll"));
    const timer = every ? setInterval(poll, every) : undefined;
    return () => clearInterval(timer);
  }, [poll]);
  return [data, poll];
}

// What is open: all or nothing, but for those that were toggled since.
function useOpening() {
  const [opening, setOpening] = useState({ all: query.get("expand") === "all", toggled: new Set() });
  const isOpen = useCallback((id) => opening.all !== opening.toggled.has(id), [opening]);
  const open = useCallback((all) => setOpening({ all, toggled: new Set() }), []);
  const toggle = useCallback((id) => {
    setOpening(({ all, toggled }) => {
      const changed = new Set(toggled);
      if (!changed.delete(id)) {
        changed.add(id);
      }
      return { all, toggled: changed };
    });
  }, []);
  return { opening, isOpen, open, toggle };
}

function Gap({ height }) {
  return height > 0 && <tr aria-hidden style={{ height }}><td colSpan={COLUMNS} /></tr>;
}

function App() {
  const [data, poll] = useFeed();
  const { opening, isOpen, open, toggle } = useOpening();
  const scroller = useRef(null);
  const rows = useMemo(() => flatten(data.forest.roots, isOpen), [data.forest, isOpen]);
  useLayoutEffect(() => {
    if (data.answers) {
      tellDone(data.answers);
    }
  }, [data, opening]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: useCallback((at) => rows[at].id, [rows])
  });
  const items = virtual.getVirtualItems();
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem><Button variant="secondary" data-tm="refresh" onClick={poll}>Refresh</Button></ToolbarItem>
          <ToolbarItem>
            <Button variant="secondary" data-tm="expand-all" onClick={() => open(true)}>Expand all</Button>
          </ToolbarItem>
          <ToolbarItem>
            <Button variant="secondary" data-tm="collapse-all" onClick={() => open(false)}>Collapse all</Button>
          </ToolbarItem>
          <ToolbarItem>{rows.length} rows</ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <div className="view" data-tm="scroller" ref={scroller}>
        <Table isTreeTable variant="compact" aria-label="Tasks">
          <Thead>
            <Tr>
              <Th>Task</Th>
              <Th width={20}>Progress</Th>
              <Th width={10}>Status</Th>
              <Th width={10}>Duration</Th>
              <Th width={10}>Owner</Th>
            </Tr>
          </Thead>
          <Tbody>
            <Gap height={items[0]?.start ?? 0} />
            {items.map(({ index }) => {
              const node = rows[index];
              const expanded = node.children.length > 0 && isOpen(node.id);
              return <Row key={node.id} node={node} index={index} expanded={expanded} now={frozenNow} onToggle={toggle} />;
            })}
            <Gap height={items.length ? virtual.getTotalSize() - items.at(-1).end : 0} />
          </Tbody>
        </Table>
      </div>
    </>
  );
}

createRoot(document.getElementById("root")).render(<App />);
