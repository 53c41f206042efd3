import * as vscode from 'vscode';
import type { Position, Range } from '../../core/annotations/lines.ts';

export const toPosition = ({ line, character }: Position): vscode.Position => new vscode.Position(line, character);

export const toRange = ({ start, end }: Range): vscode.Range => new vscode.Range(toPosition(start), toPosition(end));
