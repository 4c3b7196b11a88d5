/** The last seconds of encoded frames, from a key frame on, so that what just happened can be saved. */

/** What of an EncodedPacket the ring needs. */
export interface RingPacket {
  readonly type: 'key' | 'delta';
  /** Seconds. */
  readonly timestamp: number;
}

export interface PacketRing<P extends RingPacket> {
  readonly add: (packet: P) => void;
  /** Oldest first; begins with a key frame, or is empty. */
  readonly packets: () => readonly P[];
  /** From its first frame to its last. */
  readonly keptUs: () => number;
  readonly clear: () => void;
}

/** Keeps whole groups of frames: at least the time asked for, once that much has passed, and one group more at most. */
export function createPacketRing<P extends RingPacket>(seconds: () => number): PacketRing<P> {
  let groups: P[][] = [];
  const lastS = () => groups.at(-1)?.at(-1)?.timestamp ?? 0;
  return {
    add(packet) {
      if (packet.type === 'key') groups.push([packet]);
      else groups.at(-1)?.push(packet);
      const fromS = lastS() - seconds();
      const first = groups.findLastIndex(([key]) => key !== undefined && key.timestamp <= fromS);
      if (first > 0) groups.splice(0, first);
    },
    packets: () => groups.flat(),
    keptUs: () => Math.round((lastS() - (groups[0]?.[0]?.timestamp ?? lastS())) * 1e6),
    clear() {
      groups = [];
    },
  };
}
