// Providers of models, and of what agents use.
import type { IssuedToken } from "./issued.js";

export const intelligence: readonly IssuedToken[] = [
  ["anthropic-key", ["sk-ant-"], /sk-ant-[a-z]{3,7}[0-9]{2}-[\w-]{80,120}AA(?![\w-])/y],
  [
    "openai-key",
    ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-", "sk-service-"],
    /sk-(?:proj|svcacct|admin|None|service)-[\w-]{20,220}/y,
  ],
  ["openai-key", ["T3BlbkFJ"], /(?<=(?<![A-Za-z0-9])sk-[\w-]{20,80})T3BlbkFJ[\w-]{20,80}/y],
  ["openai-key", ["sk-"], /sk-[A-Za-z0-9]{32,64}(?![\w-])/y],
  ["openrouter-key", ["sk-or-v1-"], /sk-or-v1-[a-f0-9]{64}/y],
  ["langfuse-key", ["sk-lf-"], /sk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/y],
  ["hugging-face-token", ["hf_", "api_org_"], /(?:hf|api_org)_[A-Za-z0-9]{34}/y],
  ["replicate-token", ["r8_"], /r8_[A-Za-z0-9]{37,40}/y],
  ["groq-key", ["gsk_"], /gsk_[A-Za-z0-9]{48,56}/y],
  ["xai-key", ["xai-"], /xai-[A-Za-z0-9]{60,90}/y],
  ["perplexity-key", ["pplx-"], /pplx-[A-Za-z0-9]{40,60}/y],
  ["nvidia-key", ["nvapi-"], /nvapi-[\w-]{60,72}/y],
  ["cerebras-key", ["csk-"], /csk-[a-z0-9]{40,60}/y],
  ["fireworks-key", ["fw_"], /fw_[A-Za-z0-9]{22,30}/y],
  ["together-key", ["tgp_v1_"], /tgp_v1_[\w-]{40,50}/y],
  ["voyage-key", ["pa-"], /pa-[A-Za-z0-9_-]{40,50}(?![\w-])/y],
  ["pinecone-key", ["pcsk_"], /pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,70}/y],
  ["langsmith-key", ["lsv2_"], /lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/y],
  ["tavily-key", ["tvly-"], /tvly-(?:dev-|prod-)?[A-Za-z0-9]{28,40}/y],
  ["firecrawl-key", ["fc-"], /fc-[a-f0-9]{32}/y],
  ["e2b-key", ["e2b_"], /e2b_[a-f0-9]{40}/y],
  ["jina-key", ["jina_"], /jina_[a-f0-9]{32}[\w-]{20,40}/y],
  ["elevenlabs-key", ["sk_"], /sk_[a-f0-9]{48}/y],
];
