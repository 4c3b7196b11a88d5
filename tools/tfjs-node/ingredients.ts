/** What tfjs-node is made of where its own download is blocked: packages of two registries, pinned by hash. */
import {
  TENSORFLOW_VERSION,
  TFJS_NODE_VERSION,
} from '../../main/services/training/engines/find-tfjs-node.ts';

/** Of one archive, only what is needed: files whose path begins so go into the folder, the beginning taken off. */
export interface Part {
  readonly from: string;
  /** Relative to the folder that is built in. */
  readonly to: string;
}

export interface Ingredient {
  readonly registry: 'npm' | 'pip';
  readonly name: string;
  readonly version: string;
  /** The file as its registry names it. */
  readonly file: string;
  readonly hash: { readonly algorithm: 'sha256' | 'sha512'; readonly hex: string };
  readonly megabytes: number;
  readonly parts: readonly Part[];
}

/** `package/` becomes tfjs-node; `source/` is gone once the addon is compiled. */
export const ingredients: readonly Ingredient[] = [
  {
    registry: 'npm',
    name: '@tensorflow/tfjs-node',
    version: TFJS_NODE_VERSION,
    file: `tensorflow-tfjs-node-${TFJS_NODE_VERSION}.tgz`,
    hash: sha512(
      'uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w==',
    ),
    megabytes: 1,
    parts: [
      { from: 'package/package.json', to: 'package/package.json' },
      { from: 'package/dist/', to: 'package/dist/' },
      { from: 'package/binding/', to: 'source/binding/' },
    ],
  },
  {
    registry: 'npm',
    name: 'google-protobuf',
    version: '3.21.4',
    file: 'google-protobuf-3.21.4.tgz',
    hash: sha512(
      'MnG7N936zcKTco4Jd2PX2U96Kf9PxygAPKBug+74LHzmHXmceN16MmRcdgZv+DGef/S9YvQAfRsNCn4cjf9yyQ==',
    ),
    megabytes: 1,
    parts: [
      { from: 'package/package.json', to: 'package/node_modules/google-protobuf/package.json' },
      {
        from: 'package/google-protobuf.js',
        to: 'package/node_modules/google-protobuf/google-protobuf.js',
      },
    ],
  },
  {
    // Node's headers for addons: the addon is written for the interface that stays the same from Node to Node.
    registry: 'npm',
    name: 'node-api-headers',
    version: '1.9.0',
    file: 'node-api-headers-1.9.0.tgz',
    hash: sha512(
      '2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
    ),
    megabytes: 1,
    parts: [{ from: 'package/include/', to: 'source/node/' }],
  },
  {
    registry: 'pip',
    name: 'tensorflow-cpu',
    version: TENSORFLOW_VERSION,
    file: `tensorflow_cpu-${TENSORFLOW_VERSION}-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`,
    hash: {
      algorithm: 'sha256',
      hex: '7ffb595707a8fb376deaddc768784c7a0242b16cbc6e06393b1733b2ce19f855',
    },
    megabytes: 232,
    parts: [
      { from: 'tensorflow/include/tensorflow/', to: 'source/include/tensorflow/' },
      { from: 'tensorflow/libtensorflow_cc.so.2', to: 'package/deps/lib/libtensorflow_cc.so.2' },
      {
        from: 'tensorflow/libtensorflow_framework.so.2',
        to: 'package/deps/lib/libtensorflow_framework.so.2',
      },
    ],
  },
];

/** As npm writes it, in base64. */
function sha512(base64: string): Ingredient['hash'] {
  return { algorithm: 'sha512', hex: Buffer.from(base64, 'base64').toString('hex') };
}
