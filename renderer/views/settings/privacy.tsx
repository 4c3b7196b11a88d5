/** What the program does with what it sees: nothing that leaves this machine. */
import { List } from '@mantine/core';
import { Section } from './section.tsx';

export function Privacy() {
  return (
    <Section title="Privacy">
      <List size="sm" spacing="xs">
        <List.Item>
          Nothing a camera sees leaves this machine. There is no account and no cloud.
        </List.Item>
        <List.Item>
          The window may talk to its own program alone: its security policy refuses every other
          address, and so does the browser underneath.
        </List.Item>
        <List.Item>No usage is measured, nothing asks for updates, no font is fetched.</List.Item>
        <List.Item>
          Pictures are never written to the disk. A session log holds labels and times, and is
          written only when you ask for it.
        </List.Item>
        <List.Item>The camera is closed the moment you stop.</List.Item>
      </List>
    </Section>
  );
}
