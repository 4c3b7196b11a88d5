/** The graphics processor for watching: offered behind a self-test against the processor, whose verdict is explained. */
import { Button, Progress, Switch } from '@mantine/core';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import type { SelfTestState } from '../../window/self-test.ts';
import { useObserved } from '../../window/use-observed.ts';
import style from '../page.module.css';
import { timeLeftInWords } from '../time-left.ts';
import { figuresInWords } from './self-test-words.ts';

export function GraphicsChoice() {
  const { selfTest, changeSettings } = useApp();
  const { settings, models } = useAppState();
  const state = useObserved(selfTest.state$);
  useEffect(() => {
    void selfTest.look();
  }, [selfTest, settings.model, models]);
  const use = async (isWanted: boolean) => {
    const isAllowed = isWanted && (hasPassed(state) || (await selfTest.run()));
    await changeSettings({ delegate: isAllowed ? 'gpu' : 'cpu' });
  };
  return (
    <div className={style.report}>
      <Switch
        label="Use the graphics processor for watching"
        description="First it is tested against the processor on the bundled clip. Training always uses the processor. Holds from the next start."
        disabled={state.isRunning}
        checked={settings.delegate === 'gpu'}
        onChange={({ currentTarget }) => void use(currentTarget.checked)}
      />
      {state.isRunning ? <Running state={state} /> : <Verdict state={state} />}
    </div>
  );
}

function hasPassed({ remembered }: SelfTestState): boolean {
  return remembered?.verdict.isPassed === true;
}

function Running({ state: { share, secondsLeft } }: { readonly state: SelfTestState }) {
  const { selfTest } = useApp();
  const left = timeLeftInWords(secondsLeft);
  return (
    <>
      <p className={style.soft} role="status">
        {`Testing the graphics processor${left === '' ? '' : `: ${left}`}.`}
      </p>
      <Progress value={100 * share} aria-label="Tested" />
      <Button className={style.end} variant="default" onClick={selfTest.cancel}>
        Cancel the test
      </Button>
    </>
  );
}

function Verdict({ state }: { readonly state: SelfTestState }) {
  const { selfTest, changeSettings } = useApp();
  const { settings } = useAppState();
  const { extractor, remembered, fault } = state;
  const testAgain = async () => {
    const isAllowed = await selfTest.run();
    if (!isAllowed && settings.delegate === 'gpu') await changeSettings({ delegate: 'cpu' });
  };
  const isUntested = settings.delegate === 'gpu' && remembered === null && extractor !== null;
  return (
    <>
      {fault !== null && (
        <p className={style.problem} role="alert">
          {fault.message}
        </p>
      )}
      {remembered !== null && (
        <p className={style.soft} role="status">
          {`Tested with ${extractor ?? 'the extractor'}: ${remembered.verdict.message}`}
          {remembered.verdict.figures !== null && ` ${figuresInWords(remembered.verdict.figures)}`}
        </p>
      )}
      {isUntested && (
        <p className={style.soft} role="status">
          {`It has not been tested with ${extractor}, so the processor watches with that one.`}
        </p>
      )}
      {(remembered !== null || isUntested) && (
        <Button className={style.end} variant="default" onClick={() => void testAgain()}>
          {isUntested ? 'Test it' : 'Test again'}
        </Button>
      )}
    </>
  );
}
