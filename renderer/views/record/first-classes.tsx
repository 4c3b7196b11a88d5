/** Stands in place of the class buttons while the project has no class: names the first ones. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { addClasses, namesIn } from '../../projects/new-project.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { ClassNames } from '../projects/class-names.tsx';
import style from './first.module.css';

export function FirstClasses() {
  const { host, recorder } = useApp();
  const [text, setText] = useState('');
  const names = namesIn(text);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    addClasses(host, names).then(recorder.renew).catch(notify.fault);
  };
  return (
    <form className={style.classes} onSubmit={submit}>
      <ClassNames value={text} onChange={setText} />
      <Button type="submit" disabled={names.length === 0}>
        Add classes
      </Button>
    </form>
  );
}
