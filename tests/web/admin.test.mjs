import assert from "node:assert/strict";
import { test } from "node:test";
import { expanded, isLocal, obstacle } from "../../scripts/web/admin/logic.mjs";

const HERE = { store: "", protocol: "http:", secure: true, local: true, picker: true };

test("lists are put where a field names them, at any depth, and nowhere else", () => {
  const words = [{ label: "ОВЗ", value: "ovz" }];
  const own = [{ label: "да", value: true }];
  const fields = [{ name: "a", options: { list: "risks" } }, { name: "b", fields: [{ name: "c", options: own }, { name: "d", options: { list: "risks" } }] }];
  const cms = { load_config_file: false, collections: [{ name: "k", fields }] };
  const whole = expanded({ cms, lists: { risks: words } });
  assert.deepEqual(whole.collections[0].fields[0].options, words);
  assert.deepEqual(whole.collections[0].fields[1].fields.map(({ options }) => options), [own, words]);
  assert.equal(whole.load_config_file, false);
  assert.deepEqual(fields[0].options, { list: "risks" });
});

test("the form opens on this computer in a browser that can write", () => {
  assert.equal(obstacle(HERE), "");
});

test("each obstacle is told, with the way round it", () => {
  assert.match(obstacle({ ...HERE, protocol: "file:", secure: false }), /kopilka serve/);
  assert.match(obstacle({ ...HERE, secure: false }), /https/);
  assert.match(obstacle({ ...HERE, local: false }), /нет хранилища/);
  assert.match(obstacle({ ...HERE, picker: false }), /Chrome/);
});

test("with a repository neither this computer nor writing into a folder is needed", () => {
  assert.equal(obstacle({ ...HERE, store: "gitlab", local: false, picker: false }), "");
  assert.match(obstacle({ ...HERE, store: "gitlab", secure: false }), /https/);
});

test("this computer is known by its names alone", () => {
  assert.deepEqual(["127.0.0.1", "localhost", "a.localhost", "127.0.0.1.example.ru", "kopilka.ru"].map(isLocal), [true, true, true, false, false]);
});
