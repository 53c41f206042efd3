import { Session, type ModelSession, type SessionModel } from './session.ts';

/** The model, ready to run. `threads`: of one inference, 0 for as many as the machine has cores. Throws `model-unusable`. */
export function openSession(model: SessionModel, threads: number): Promise<ModelSession> {
  return Session.open(model, threads);
}
