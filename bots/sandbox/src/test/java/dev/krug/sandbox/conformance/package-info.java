/** Unmodified programs of strangers, by which the local Telegram's faithfulness is proved. */
package dev.krug.sandbox.conformance;
