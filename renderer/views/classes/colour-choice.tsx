/** The colour of a class, chosen among those that stay apart for every kind of eyes. */
import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { colourName, palette } from '../../../contract/palette.ts';
import type { ActivityClass } from '../../../contract/track.ts';
import style from './classes.module.css';

interface ColourChoiceProps {
  readonly cls: ActivityClass;
  /** Colours of the other classes, told of so that none is given twice unawares. */
  readonly used: readonly string[];
  readonly onColour: (colour: string) => void;
}

export function ColourChoice({ cls: { name, colour }, used, onColour }: ColourChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start">
      <Popover.Target>
        <UnstyledButton
          className={style.swatch}
          style={{ background: colour }}
          aria-label={`Colour of ${name}: ${colourName(colour)}`}
          onClick={() => {
            setOpen(!isOpen);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={`Colours for ${name}`}>
        <div className={style.colours}>
          {palette.map((one) => (
            <UnstyledButton
              key={one}
              className={style.swatch}
              style={{ background: one }}
              data-used={used.includes(one)}
              aria-pressed={one === colour}
              aria-label={used.includes(one) ? `${colourName(one)}, in use` : colourName(one)}
              title={colourName(one)}
              onClick={() => {
                setOpen(false);
                if (one !== colour) onColour(one);
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
