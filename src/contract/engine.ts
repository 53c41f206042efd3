import type { BlockRequest } from './blocks.ts';
import type { Near, Nearest } from '../core/similarity/nearest.ts';
import type { ListedFile } from '../core/dataset/types.ts';
import type { Trouble } from '../core/errors.ts';
import type { ModelsPlan } from '../core/models/plan.ts';
import type { Comparison, ProjectionSpread, Verdicts } from '../core/report/types.ts';
import type { PipelineName, Precision } from '../core/pipelines/types.ts';
import type { PrecisionReport } from '../core/precision/types.ts';

/** Both sides must speak the same one; raise it with every change of this file. */
export const PROTOCOL_VERSION = 11;

export interface HelloParams {
  readonly protocol: number;
}
export interface HelloResult {
  readonly protocol: number;
  readonly version: string;
}

/**
 * Each a folder in the Hugging Face layout, absolute, or a name on the Hub: `owner/name` or `owner/name@revision`. One of
 * the Hub is read from the Hugging Face cache; a comparison never asks the network.
 */
export interface ModelChoice {
  readonly clip?: string;
  /** A text encoder that was trained into the space of `clip`, in place of its own. */
  readonly clipText?: string;
  readonly imageEncoder?: string;
  readonly textEncoder?: string;
  /** Addresses of models on servers that run an encoder in place of this machine; the folders still say what goes in. */
  readonly servers?: Servers;
  /** Folders of embeddings made elsewhere, by pipeline; its models are then needed for captions without one alone. */
  readonly embeddings?: Partial<Record<PipelineName, string>>;
}

export type ServedEncoder = 'clipImage' | 'clipText' | 'imageEncoder' | 'textEncoder';
/** `http(s)://host[:port][/prefix]/v2/models/NAME[/versions/VERSION]`, without credentials. */
export type Servers = Partial<Record<ServedEncoder, string>>;

export interface CompareParams {
  readonly folder: string;
  /** Absolute path; `captions.csv` in the folder when absent. */
  readonly captionsFile?: string;
  /** Its text (without BOM) where an editor holds changes that are not saved; read from disk when absent. */
  readonly captionsText?: string;
  readonly pipelines: readonly PipelineName[];
  readonly models: ModelChoice;
  readonly precision: Precision;
  /** An encoder without files of that precision stays in fp32; otherwise they are missing. */
  readonly orFp32?: boolean;
  readonly projectionSeed: number;
  /** Apply EXIF rotation; the experiment does not. */
  readonly upright: boolean;
  /** Folder of the embedding cache; null turns it off. */
  readonly cacheFolder: string | null;
  /** Threads of one inference; 0 takes one per core. */
  readonly threads: number;
  /** How servers of encoders are reached. */
  readonly network?: Network;
  /** Leaves the cosines of all pairs to a request of their own (`matrices`): the verdicts come sooner without them. */
  readonly matricesLater?: boolean;
  /** Folder for the stages (crops, token ids, embeddings); it is created, and nothing comes from the cache. */
  readonly dumpStages?: string;
}

/** How the network is reached. What is absent is read from the environment: HTTP_PROXY, HTTPS_PROXY, NO_PROXY, HF_HUB_OFFLINE. */
export interface Network {
  /** Address of a proxy; it goes before those of the environment. */
  readonly proxy?: string;
  /** Hosts that are asked without one, as in NO_PROXY; they replace those of the environment. */
  readonly noProxy?: readonly string[];
  /** False accepts every certificate. */
  readonly strictSsl?: boolean;
  /** True makes no request at all. */
  readonly offline?: boolean;
}

export interface FetchModelsParams {
  readonly models: ModelChoice;
  /** Only the models of these; every model that is named when absent. */
  readonly pipelines?: readonly PipelineName[];
  readonly precision: Precision;
  readonly network: Network;
}

export interface PlanModelsParams extends FetchModelsParams {
  /** Ask the Hub where files are missing. Otherwise no request is made, and their sizes stay unknown. */
  readonly mayAsk: boolean;
}

export interface CompareResult {
  /** Names this comparison in later requests to the same engine; valid until the captions file is compared again, or newer ones need the room. */
  readonly run: number;
  readonly comparison: Comparison;
  /** What the comparison before this one said of the same captions file; null when none is known. */
  readonly previous: Verdicts | null;
}

/** A measurement instead of a comparison: which precision suits these models, this machine and these rows. */
export interface PrecisionParams extends Omit<CompareParams, 'precision' | 'orFp32' | 'matricesLater' | 'dumpStages'> {
  /** Rows of the dataset that are measured, 24 to 64. */
  readonly sample: number;
}

export interface MatricesParams {
  /** `CompareResult.run` of a comparison whose matrices were left for later. */
  readonly run: number;
}
/** `PipelineResult.similarity` by pipeline; none of a pipeline with too many rows. */
export type Matrices = Partial<Record<PipelineName, Float32Array>>;

export interface ListParams {
  readonly folder: string;
}

export interface SpreadParams {
  /** `CompareResult.run` of a comparison with pre-CLIP. */
  readonly run: number;
  /** Draws of the projection: seeds 0 .. seeds - 1. */
  readonly seeds: number;
}

export interface ClearCacheParams {
  readonly cacheFolder: string;
}
export interface ClearCacheResult {
  /** Bytes that the cache held. */
  readonly freed: number;
}

/** Part of a comparison's matrix, pooled; answers ceil(rows / pool) x ceil(columns / pool) texels. */
export interface BlockParams extends BlockRequest {
  readonly run: number;
  readonly pipeline: PipelineName;
}

export interface NearestParams {
  readonly run: number;
  readonly pipeline: PipelineName;
  /** Index in `Comparison.rows`. */
  readonly row: number;
  /** How many of each; 1 to 100. */
  readonly count: number;
}
export type { Near, Nearest as NearestResult };

/** An image of a dataset, small enough to be shown in a list. Never cropped, EXIF rotation as asked. */
export interface ThumbnailParams {
  readonly folder: string;
  /** Relative to the folder, with `/`. */
  readonly image: string;
  /** Longest side in pixels, 16 to 1024. */
  readonly side: number;
  readonly upright: boolean;
}
/** What a pipeline's image encoder saw of a row's image, before normalisation. */
export interface CropParams {
  readonly run: number;
  readonly pipeline: PipelineName;
  readonly row: number;
}
export interface Picture {
  /** PNG or JPEG file. */
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** The requests of the engine; the client derives its calls from this interface. */
export interface EngineRequests {
  readonly hello: (params: HelloParams) => HelloResult;
  readonly compare: (params: CompareParams) => CompareResult;
  readonly measurePrecision: (params: PrecisionParams) => PrecisionReport;
  readonly matrices: (params: MatricesParams) => Matrices;
  readonly list: (params: ListParams) => readonly ListedFile[];
  readonly spread: (params: SpreadParams) => ProjectionSpread;
  readonly block: (params: BlockParams) => Float32Array;
  readonly nearest: (params: NearestParams) => Nearest;
  readonly thumbnail: (params: ThumbnailParams) => Picture;
  readonly crop: (params: CropParams) => Picture;
  readonly clearCache: (params: ClearCacheParams) => ClearCacheResult;
  /** What the models need, and what of it is on this machine. */
  readonly planModels: (params: PlanModelsParams) => ModelsPlan;
  /** Fetches what is missing, goes on where it ended, and answers the plan of what is then on disk. */
  readonly fetchModels: (params: FetchModelsParams) => ModelsPlan;
}

export type Method = keyof EngineRequests;
export type Params<M extends Method> = Parameters<EngineRequests[M]>[0];
export type Result<M extends Method> = ReturnType<EngineRequests[M]>;

/** What travels as `params`: the request's own, and where its progress goes. */
export interface Envelope<M extends Method> {
  readonly params: Params<M>;
  readonly progressToken: number;
}

/** `download` counts bytes. */
export type Stage = 'scan' | 'load' | 'images' | 'captions' | 'similarity' | 'spread' | 'precision' | 'download';

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Things worth a line in the log; never the only place where a user learns of trouble. */
export interface LogLine {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** A `Trouble` as the data of an error response. */
export type TroubleData = Pick<Trouble, 'code' | 'args'>;
