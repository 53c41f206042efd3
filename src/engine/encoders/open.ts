import { RemoteSession } from '../servers/remoteSession.ts';
import { Session, type ModelSession, type SessionModel } from './session.ts';

/** The model, ready to run where it does. `threads`: of one inference here, 0 for as many as the machine has cores. Throws `model-unusable`. */
export async function openSession(model: SessionModel, threads: number): Promise<ModelSession> {
  return model.served ? new RemoteSession(model.served, model.output.name) : Session.open(model, threads);
}
