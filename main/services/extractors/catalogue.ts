/** Feature extractors we know by content: where each comes from, under which licence, and the hash that proves it. */

export interface CatalogueEntry {
  /** Short name for `--extractor`. */
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  /** Size in bytes; null where we have not had the file in hand. */
  readonly bytes: number | null;
  /** Length D of its output. */
  readonly featureLength: number;
  readonly licence: string;
  /** Where it is fetched from; null for one that comes with the program. */
  readonly address: string | null;
}

const CORAL = 'https://raw.githubusercontent.com/google-coral/test_data/master';

export const catalogue: readonly CatalogueEntry[] = [
  {
    name: 'longtake-small',
    file: 'longtake-small.tflite',
    sha256: '2ae838ea892891e37d41141b60315e7b5b09c25828759722bbe805fc18377610',
    bytes: 868_640,
    featureLength: 960,
    licence: 'Apache-2.0',
    address: null,
  },
  {
    name: 'coral',
    file: 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite',
    sha256: 'f409ef4f73fcbb9667841965623c5c8524aac33d41b9bf5f3667161fb4a76319',
    bytes: 3_251_736,
    featureLength: 1024,
    licence: 'Apache-2.0',
    address: `${CORAL}/mobilenet_v1_1.0_224_quant_embedding_extractor.tflite`,
  },
  {
    name: 'mobilenet-v1-small',
    file: 'mobilenet_v1_0.25_128_quant.tflite',
    sha256: 'cb273c23ee76374b05b9583177e28aa19744858a7679c56a250e83d0333da785',
    bytes: 525_598,
    featureLength: 1001,
    licence: 'Apache-2.0',
    address: `${CORAL}/mobilenet_v1_0.25_128_quant.tflite`,
  },
  {
    name: 'mobilenet-v2',
    file: 'mobilenet_v2_1.0_224_quant.tflite',
    sha256: '7aad0c74c5e3c06e5eb3c827e13304fdd68a83da6087d92ee169c24ff9fd4776',
    bytes: 3_610_798,
    featureLength: 1001,
    licence: 'Apache-2.0',
    address: `${CORAL}/mobilenet_v2_1.0_224_quant.tflite`,
  },
  {
    name: 'mobilenet-v3-small',
    file: 'mobilenet_v3_small.tflite',
    sha256: 'bbbb4c51a55a53905af1daec995ca1aae355046f8839bb8c9f5ce9271394bc40',
    bytes: null,
    featureLength: 1024,
    licence: 'Apache-2.0',
    address:
      'https://storage.googleapis.com/mediapipe-models/image_embedder/mobilenet_v3_small/float32/1/mobilenet_v3_small.tflite',
  },
];

/** Our own, which comes with the program: what is used when nothing else is named. */
export const DEFAULT_EXTRACTOR = 'longtake-small';

/** The best we know: one fetch away, and carried by installers. */
export const BEST_EXTRACTOR = 'coral';
