/* Placeholder until the first file of this layer lands. */
typedef int sonder_stats_placeholder;
