// Our words in the place of Sveltia's own Russian, where it speaks of repositories or puts a name into the wrong case.

export const RUSSIAN = {
  slug: "Имя файла",
  add_x: "Добавить: {$name}",
  edit_x: "Редактировать: {$name}",
  welcome_message: "{$name}",
  work_with_local_repo: "Открыть папку базы",
  work_with_local_repo_description: "Браузер попросит указать папку: выберите ту, где лежит practices.",
  working_with_local_repo: "Открыта папка базы на этом компьютере",
};
